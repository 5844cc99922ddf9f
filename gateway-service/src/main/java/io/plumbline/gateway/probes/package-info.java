/** Probes as they are stored and shown: what is asked of whom, and how far it has come. */
package io.plumbline.gateway.probes;
