/** A probe from its request to the database: its questions, its models, and their cost. */
package io.plumbline.gateway.probes.launch;
