#include "scene.h"

#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* What is left to do on a thread, the last added first. */
struct task {
    struct scene scene;
    const struct script_step *steps;
    struct task *next;
};

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void run_tasks(void *value) {
    for (struct task *task = value, *next; task != NULL; task = next) {
        next = task->next;
        staleframe_script_steps(&task->scene, task->steps);
        free(task);
    }
}

static void make_key(void) {
    if (pthread_key_create(&key, run_tasks) != 0) {
        perror("a pthread key");
        abort();
    }
}

void staleframe_script_at_end(const struct scene *scene, const struct script_step *steps) {
    pthread_once(&once, make_key);
    struct task *task = malloc(sizeof *task);
    if (task == NULL) {
        perror("a destructor");
        abort();
    }
    *task = (struct task){*scene, steps, pthread_getspecific(key)};
    pthread_setspecific(key, task);
}
