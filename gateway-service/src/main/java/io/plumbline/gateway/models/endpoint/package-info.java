/** The endpoint of a registered model: its address, its credential by name, and the checks of both. */
package io.plumbline.gateway.models.endpoint;
