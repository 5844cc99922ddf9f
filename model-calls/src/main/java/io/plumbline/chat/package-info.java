/** Calls to OpenAI-compatible endpoints, which sampler and judge make alike. */
package io.plumbline.chat;
