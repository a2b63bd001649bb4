#define _GNU_SOURCE
#include "scene.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Room for as many big frames as a script can nest. Pages that are not touched
 * cost nothing. */
#define STACK_SIZE ((size_t)4 << 20)

struct visit {
    const struct scene *scene;
    const struct script_step *steps;
};

static void run_visit(void *argument) {
    const struct visit *visit = argument;
    staleframe_script_steps(visit->scene, visit->steps);
}

/* Calls the function with the argument, on the stack that grows down from top.
 * See switch_*.S. */
void staleframe_script_switch(void *top, void (*function)(void *), void *argument);

void staleframe_script_on_stack(const struct scene *scene, const struct script_step *steps) {
    size_t guard = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED || mprotect(memory, guard, PROT_NONE) != 0) {
        perror("a stack");
        abort();
    }
    struct visit visit = {scene, steps};
    staleframe_script_switch(memory + STACK_SIZE, run_visit, &visit);
    munmap(memory, STACK_SIZE);
}
