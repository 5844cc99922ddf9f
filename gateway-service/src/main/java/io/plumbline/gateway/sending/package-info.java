/** Sends prompts to the sampler and completions to the judge. */
package io.plumbline.gateway.sending;
