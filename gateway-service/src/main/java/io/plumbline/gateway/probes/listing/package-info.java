/** The list of probes, with filters and pages. */
package io.plumbline.gateway.probes.listing;
