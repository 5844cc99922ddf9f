/** Probes: what is asked of whom, and how far it has come. */
package io.plumbline.gateway.probes;
