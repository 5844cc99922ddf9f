/** One answer as it travels: what the model said or why there is no answer, its usage, and its one outcome. */
package io.plumbline.events.answer;
