/** Who is simulated and what they say: personas as data, questions by kind, answers from templates. */
package io.plumbline.simulator.persona;
