#include "steps.h"
#include "park.h"

#include <stddef.h>

#define BIG_FRAME_WORDS ((64 << 10) / sizeof(uint64_t))

struct script_counts staleframe_script_counts;

/* What holds for the steps of a block. */
struct scene {
    const struct script_ways *ways;
    staleframe_loop *loop;
    staleframe_callback enter; /* one of the ways into Go */
};

static void run(const struct scene *scene, const struct script_step *steps);

static void call_back(const struct scene *scene, uintptr_t context) {
    if (scene->loop != NULL) {
        scene->ways->loop(scene->loop, scene->enter, context, 1, 0);
    } else {
        scene->enter(context, 0);
    }
    __atomic_fetch_add(&staleframe_script_counts.callbacks, 1, __ATOMIC_RELAXED);
}

/* Frame pointers matter where Go comes upon them, and that is at its entry. */
static void without_frame_pointers(const struct scene *scene, const struct script_step *block) {
    struct scene inner = *scene;
    inner.enter = scene->ways->scribbled;
    run(&inner, block);
}

/* All of the frame is written to, and read after the steps, so that it is there during them. */
__attribute__((noinline)) static uint64_t below_big_frame(const struct scene *scene,
                                                          const struct script_step *block) {
    volatile uint64_t frame[BIG_FRAME_WORDS];
    for (size_t i = 0; i < BIG_FRAME_WORDS; i++) {
        frame[i] = i;
    }
    run(scene, block);
    return frame[0] + frame[BIG_FRAME_WORDS - 1];
}

static void run(const struct scene *scene, const struct script_step *steps) {
    for (const struct script_step *step = steps; step->kind != SCRIPT_END; step++) {
        switch (step->kind) {
        case SCRIPT_CALLBACK:
            call_back(scene, step->context);
            break;
        case SCRIPT_PARK:
            staleframe_script_park(step->ms);
            break;
        case SCRIPT_NOFP:
            without_frame_pointers(scene, step->block);
            break;
        case SCRIPT_BIGFRAME:
            (void)below_big_frame(scene, step->block);
            break;
        case SCRIPT_END:
            break;
        }
    }
}

void staleframe_script_run(const struct script_step *steps, const struct script_ways *ways,
                           staleframe_loop *loop) {
    const struct scene scene = {ways, loop, ways->direct};
    run(&scene, steps);
}
