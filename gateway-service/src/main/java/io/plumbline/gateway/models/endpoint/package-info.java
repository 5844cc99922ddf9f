/** The endpoint of a registered model: its address, the name of its credential, and the checks of both. */
package io.plumbline.gateway.models.endpoint;
