/** What a user's own program means for them: facts about it, and whether issue 69087 can hit it. */
package dev.staleframe.inspect;
