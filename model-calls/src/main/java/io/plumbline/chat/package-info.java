/** Calls to providers' chat APIs, which sampler and judge share. */
package io.plumbline.chat;
