/*
 * callback_loop.h - the C that stands between two managed frames.
 *
 * A managed program (Go through cgo, Java through jnr-ffi) calls staleframe_callback_loop, which
 * calls back into it a given number of times and then, if asked to, parks: it stays in C, so that
 * the caller's stack keeps the shape the callbacks left it in until another thread has looked at
 * it.
 *
 * Ownership: a loop belongs to whoever called staleframe_loop_new. Free it once, and only when no
 * call that uses it is under way. Threads: every function may be called from any thread, also at
 * the same time on one loop, but for staleframe_loop_free. Callbacks run on the thread that called
 * staleframe_callback_loop, with no lock held, and may themselves call any function here,
 * staleframe_callback_loop on the same loop included. Errors: returned as errno values unless said
 * otherwise; 0 is success.
 */
#ifndef STALEFRAME_CALLBACK_LOOP_H
#define STALEFRAME_CALLBACK_LOOP_H

#include <stdint.h>

/* The library hides every symbol that does not carry this. */
#if defined(__GNUC__)
#define STALEFRAME_EXPORT __attribute__((visibility("default")))
#else
#define STALEFRAME_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* context is passed through untouched; an integer so that Go can pass a cgo.Handle. index counts
 * from 0. */
typedef void (*staleframe_callback)(uintptr_t context, uint64_t index);

typedef struct staleframe_loop staleframe_loop;

/* A new loop with zero counts, or NULL with errno set (ENOMEM, EAGAIN). */
STALEFRAME_EXPORT staleframe_loop *staleframe_loop_new(void);

/* Frees the loop; NULL is allowed. No call may be running or parked in it. */
STALEFRAME_EXPORT void staleframe_loop_free(staleframe_loop *loop);

/*
 * Calls callback(context, i) for i = 0 .. n-1, then, when park is not 0, parks until released.
 * With a NULL callback nothing is called and nothing counted as a callback, whatever n is; the park
 * takes place all the same.
 * Returns 0, or EINVAL when loop is NULL.
 */
STALEFRAME_EXPORT int staleframe_callback_loop(staleframe_loop *loop, staleframe_callback callback,
                                               uintptr_t context, uint64_t n, int park);

/*
 * Waits until a call is parked that nobody has released yet; called from another thread.
 * timeout_ms is in milliseconds: 0 only looks, a negative one waits for ever.
 * Returns 0, ETIMEDOUT, or EINVAL when loop is NULL.
 */
STALEFRAME_EXPORT int staleframe_loop_await_parked(staleframe_loop *loop, int timeout_ms);

/*
 * Lets one parked call return. When none is parked, the next park returns at once; releases add up,
 * so that n releases always let n parks through, in whichever order they come. NULL does nothing.
 */
STALEFRAME_EXPORT void staleframe_loop_release(staleframe_loop *loop);

/* How many callbacks have returned so far; 0 for NULL. */
STALEFRAME_EXPORT uint64_t staleframe_loop_callbacks(const staleframe_loop *loop);

/* How many parks have begun so far, those included that returned at once; 0 for NULL. */
STALEFRAME_EXPORT uint64_t staleframe_loop_parks(const staleframe_loop *loop);

/*
 * 1 if this variant of the library was compiled with frame pointers, 0 if without. A frame-pointer
 * walk that crosses the library behaves differently in the two.
 */
STALEFRAME_EXPORT int staleframe_frame_pointers(void);

/* The version of the library: static text, never freed. */
STALEFRAME_EXPORT const char *staleframe_version(void);

#ifdef __cplusplus
}
#endif

#endif
