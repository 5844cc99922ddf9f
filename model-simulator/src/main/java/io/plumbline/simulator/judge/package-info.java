/** The simulated judge: finds the answer in a judge prompt, reads it, and answers with a distribution over scores as real judges give it. */
package io.plumbline.simulator.judge;
