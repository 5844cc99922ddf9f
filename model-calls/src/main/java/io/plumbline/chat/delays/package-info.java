/** What holds up the calls to a model, in plain Java. */
package io.plumbline.chat.delays;
