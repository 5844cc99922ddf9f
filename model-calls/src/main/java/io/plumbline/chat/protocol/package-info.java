/** The wire formats of providers as plain functions: one class for each API, and the reading of any response. */
package io.plumbline.chat.protocol;
