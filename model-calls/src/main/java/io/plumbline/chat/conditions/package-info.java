/** Tells other services what holds up the calls to models. */
package io.plumbline.chat.conditions;
