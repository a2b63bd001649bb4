/*
 * scene.h - what holds for the steps of a block.
 */
#ifndef STALEFRAME_SCRIPT_SCENE_H
#define STALEFRAME_SCRIPT_SCENE_H

#include "steps.h"

#include <stdbool.h>

struct scene {
    const struct script_ways *ways;
    staleframe_loop *loop; /* NULL: callbacks are not probed */
    uintptr_t entry;       /* what was in the frame-pointer register when C was called */
    bool scribbles;        /* callbacks are entered with frame_pointer in the register */
    uintptr_t frame_pointer;
};

void staleframe_script_steps(const struct scene *scene, const struct script_step *steps);

/* Does the steps on a stack of its own. A Go panic that passes leaves the stack
 * mapped. */
void staleframe_script_on_stack(const struct scene *scene, const struct script_step *steps);

/* Has the steps done when the calling thread ends. */
void staleframe_script_at_end(const struct scene *scene, const struct script_step *steps);

#endif
