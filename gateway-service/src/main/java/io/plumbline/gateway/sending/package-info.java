/** Sends prompts to the sampler. */
package io.plumbline.gateway.sending;
