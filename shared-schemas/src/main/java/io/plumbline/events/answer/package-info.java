/** One answer as it travels: what the model said or why it said nothing, its usage, and its one outcome. */
package io.plumbline.events.answer;
