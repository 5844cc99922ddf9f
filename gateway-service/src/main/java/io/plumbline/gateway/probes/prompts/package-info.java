/** The prompts that a probe is made of, each written when its turn comes. */
package io.plumbline.gateway.probes.prompts;
