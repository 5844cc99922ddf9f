/** A candidate beside a reference, with what the limits of both models and their judge say about it. */
package io.plumbline.gateway.probes.comparison;
