/**
 * Is this crash issue 69087? Pure functions from a crash, and the releases that may have printed
 * it, to a judgement with its evidence.
 *
 * <p>{@link dev.staleframe.triage.Triage} tells crashes apart, {@link
 * dev.staleframe.triage.WalkTriage} says what makes a walk of the tracer the bug's, and {@link
 * dev.staleframe.triage.KnownCrashes} is the table of what it is mistaken for.
 */
package dev.staleframe.triage;
