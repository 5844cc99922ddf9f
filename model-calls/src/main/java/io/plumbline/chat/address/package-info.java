/** Decides which addresses may be called, so that a registered endpoint opens no way into the network of Plumbline. */
package io.plumbline.chat.address;
