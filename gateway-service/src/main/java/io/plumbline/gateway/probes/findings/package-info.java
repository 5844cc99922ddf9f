/** What is known about a probe's judges and models beside its answers. */
package io.plumbline.gateway.probes.findings;
