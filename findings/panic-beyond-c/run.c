#include <stdint.h>

extern void goPanic(void);

volatile uint64_t n = 1;

// Keeps values in all registers that a C function must save, the frame pointer's among them.
void run(void) {
  uint64_t a = n * 3, b = n * 5, c = n * 7, d = n * 9, e = n * 11, f = n * 13;
  goPanic();
  n = a ^ b ^ c ^ d ^ e ^ f;
}
