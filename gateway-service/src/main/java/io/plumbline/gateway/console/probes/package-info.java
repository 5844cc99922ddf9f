/** Probes: submitted by a form, watched as they run, compared when they are over. */
package io.plumbline.gateway.console.probes;
