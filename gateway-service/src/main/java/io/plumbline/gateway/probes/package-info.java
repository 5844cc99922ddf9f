/** Probes and their lanes as they are stored and shown. */
package io.plumbline.gateway.probes;
