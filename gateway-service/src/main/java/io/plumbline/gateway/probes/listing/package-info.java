/** The list of probes. */
package io.plumbline.gateway.probes.listing;
