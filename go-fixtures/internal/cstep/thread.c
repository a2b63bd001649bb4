#define _GNU_SOURCE
#include "steps.h"

#include <pthread.h>
#include <stddef.h>

/* Room for as many big frames as a script can nest, under any C library: musl gives 128 KiB. */
#define THREAD_STACK ((size_t)4 << 20)

struct task {
    const struct script_step *steps;
    const struct script_ways *ways;
};

static void *run_task(void *argument) {
    const struct task *task = argument;
    pthread_setname_np(pthread_self(), STALEFRAME_SCRIPT_THREAD);
    staleframe_script_run(task->steps, task->ways, NULL); /* on a goroutine that is not yet there */
    return NULL;
}

int staleframe_script_thread(const struct script_step *steps, const struct script_ways *ways) {
    struct task task = {steps, ways};
    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error != 0) {
        return error;
    }
    pthread_t thread;
    error = pthread_attr_setstacksize(&attributes, THREAD_STACK);
    if (error == 0) {
        error = pthread_create(&thread, &attributes, run_task, &task);
    }
    pthread_attr_destroy(&attributes);
    return error != 0 ? error : pthread_join(thread, NULL);
}
