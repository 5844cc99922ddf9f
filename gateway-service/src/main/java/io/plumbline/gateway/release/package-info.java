/** Flow control: how many prompts are out, what comes back, and what is accounted because it never will. */
package io.plumbline.gateway.release;
