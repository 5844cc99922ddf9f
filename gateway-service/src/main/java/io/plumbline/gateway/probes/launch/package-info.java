/** A probe on its way from the request to the database: what it asks, of whom, and what that would cost. */
package io.plumbline.gateway.probes.launch;
