/** Which addresses may be called: a registered endpoint must not be a way into the network that Plumbline runs in. */
package io.plumbline.chat.address;
