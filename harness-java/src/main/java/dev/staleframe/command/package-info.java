/** Running the tools that staleframe stands on (go, make, the C compiler), bounded in every way. */
package dev.staleframe.command;
