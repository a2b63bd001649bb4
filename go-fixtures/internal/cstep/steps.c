#include "park.h"
#include "scene.h"

#include <stddef.h>

#define BIG_FRAME_WORDS ((64 << 10) / sizeof(uint64_t))

struct script_counts staleframe_script_counts;

/* A frame record, by AAPCS64 and as x86-64 code has it, that leads to itself.
 */
static struct {
    const void *caller;
    const void *pc;
} endless = {&endless, &endless};

/* What there may be in the frame-pointer register of C that uses it for
 * something else. */
static uintptr_t scribble(int number) {
    switch (number) {
    case 1:
        return 0x5ba1edf9adc0; /* callin.Junk */
    case 2:
        return 7;
    case 3:
        return 0;
    default:
        return (uintptr_t)&endless;
    }
}

static void call_back(const struct scene *scene, uintptr_t context) {
    const struct script_scribble scribble = {scene->frame_pointer, context};
    staleframe_callback enter = scene->ways->direct;
    if (scene->scribbles) {
        enter = scene->ways->scribbled;
        context = (uintptr_t)&scribble;
    }
    if (scene->loop != NULL) {
        scene->ways->loop(scene->loop, enter, context, 1, 0);
    } else {
        enter(context, 0);
    }
    __atomic_fetch_add(&staleframe_script_counts.callbacks, 1, __ATOMIC_RELAXED);
}

/* Frame pointers matter where Go comes upon them, and that is at its entry. */
static void with_register(const struct scene *scene, uintptr_t frame_pointer,
                          const struct script_step *block) {
    struct scene inner = *scene;
    inner.scribbles = true;
    inner.frame_pointer = frame_pointer;
    staleframe_script_steps(&inner, block);
}

/* All of the frame is written to, and read after the steps, so that it is there
 * during them. */
__attribute__((noinline)) static uint64_t below_big_frame(const struct scene *scene,
                                                          const struct script_step *block) {
    volatile uint64_t frame[BIG_FRAME_WORDS];
    for (size_t i = 0; i < BIG_FRAME_WORDS; i++) {
        frame[i] = i;
    }
    staleframe_script_steps(scene, block);
    return frame[0] + frame[BIG_FRAME_WORDS - 1];
}

void staleframe_script_steps(const struct scene *scene, const struct script_step *steps) {
    for (const struct script_step *step = steps; step->kind != SCRIPT_END; step++) {
        switch (step->kind) {
        case SCRIPT_CALLBACK:
            call_back(scene, step->context);
            break;
        case SCRIPT_PARK:
            staleframe_script_park(step->number);
            break;
        case SCRIPT_LOOP:
            for (int i = 0; i < step->number; i++) {
                staleframe_script_steps(scene, step->block);
            }
            break;
        case SCRIPT_NOFP:
            with_register(scene, scene->entry, step->block);
            break;
        case SCRIPT_SCRIBBLE:
            with_register(scene, scribble(step->number), step->block);
            break;
        case SCRIPT_BIGFRAME:
            (void)below_big_frame(scene, step->block);
            break;
        case SCRIPT_ALTSTACK:
            staleframe_script_on_stack(scene, step->block);
            break;
        case SCRIPT_DESTRUCTOR:
            staleframe_script_at_end(scene, step->block);
            break;
        case SCRIPT_END:
            break;
        }
    }
}

/*
 * The frame pointer that Go, or who began the thread, had in the register. Our caller is the
 * wrapper that cgo writes, or the function that the thread begins with. If it has a frame, that
 * lies right above ours and has put the register away; but it may have jumped here, and left it as
 * it was.
 */
static uintptr_t found_by_caller(const uintptr_t *frame) {
    const uintptr_t near = 1 << 12, outer = frame[0];
    return outer - (uintptr_t)frame < near ? *(const uintptr_t *)outer : outer;
}

#define SCENE_OF_CALLER(ways_, loop_)                                                              \
    { .ways = ways_, .loop = loop_, .entry = found_by_caller(__builtin_frame_address(0)) }

void staleframe_script_run(const struct script_step *steps, const struct script_ways *ways,
                           staleframe_loop *loop) {
    const struct scene scene = SCENE_OF_CALLER(ways, loop);
    staleframe_script_steps(&scene, steps);
}

void staleframe_script_run_noescape(const struct script_step *steps, const struct script_ways *ways,
                                    staleframe_loop *loop) {
    const struct scene scene = SCENE_OF_CALLER(ways, loop);
    staleframe_script_steps(&scene, steps);
}

void staleframe_script_run_nocallback(const struct script_step *steps,
                                      const struct script_ways *ways, staleframe_loop *loop) {
    const struct scene scene = SCENE_OF_CALLER(ways, loop);
    staleframe_script_steps(&scene, steps);
}
