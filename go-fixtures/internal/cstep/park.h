#ifndef STALEFRAME_SCRIPT_PARK_H
#define STALEFRAME_SCRIPT_PARK_H

/* Waits until a cycle of the tracer has begun and ended since, or so many milliseconds. */
void staleframe_script_park(int ms);

#endif
