/** Studies: each is a plan of trials and a judgement over what came of them. */
package dev.staleframe.study;
