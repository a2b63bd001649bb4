#include "slice.h"

#include <stdlib.h>

bool slice_plausible(const struct slice *slice, uint64_t length_max) {
    const uint64_t bytes_max = UINT64_MAX - slice->array;
    return slice->array >= MEMORY_PAGE && slice->array % sizeof(uint64_t) == 0 &&
           slice->length > 0 && slice->length <= slice->capacity && slice->length <= length_max &&
           slice->capacity <= bytes_max / sizeof(uint64_t);
}

staleframe_error g_batch_init(struct g_batch *batch, const staleframe_goroutine_layout *layout) {
    batch->bytes = g_bytes(layout);
    batch->buffer = NULL;
    if (batch->bytes == 0) {
        return STALEFRAME_INVALID;
    }
    batch->buffer = malloc(G_BATCH_MAX * batch->bytes);
    return batch->buffer == NULL ? STALEFRAME_OUT_OF_MEMORY : STALEFRAME_OK;
}

void g_batch_free(struct g_batch *batch) { free(batch->buffer); }

staleframe_error g_batch_read(struct g_batch *batch, const staleframe_memory *memory,
                              const staleframe_goroutine_layout *layout, const uint64_t *addresses,
                              size_t n, struct g *gs, bool *found) {
    size_t asked = 0;
    for (size_t i = 0; i < n; i++) {
        if (g_address_plausible(addresses[i])) {
            batch->pieces[asked] = (struct piece){.address = addresses[i],
                                                  .to = batch->buffer + asked * batch->bytes,
                                                  .size = batch->bytes};
            asked++;
        }
    }
    const staleframe_error error = memory->read(memory, batch->pieces, asked);
    if (error != STALEFRAME_OK) {
        return error;
    }
    const struct piece *piece = batch->pieces;
    for (size_t i = 0; i < n; i++) {
        found[i] = g_address_plausible(addresses[i]);
        if (found[i]) {
            found[i] = piece->ok;
            if (piece->ok) {
                gs[i] = g_decode(layout, addresses[i], piece->to);
            }
            piece++;
        }
    }
    return STALEFRAME_OK;
}
