/** Asks the model under watch: prompts in, completions out. */
package io.plumbline.sampler;
