/** Which Go release printed a crash log: by what it says, by its paths, by its line numbers. */
package dev.staleframe.dating;
