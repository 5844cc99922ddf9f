/** The wire format of OpenAI-compatible endpoints, as plain functions: what is sent, and what can come back. */
package io.plumbline.chat.protocol;
