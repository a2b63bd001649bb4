/** The C library as Java sees it, bound through jnr-ffi. */
package dev.staleframe.shim;
