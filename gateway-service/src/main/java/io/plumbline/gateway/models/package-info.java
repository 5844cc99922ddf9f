/** The models that may be probed. */
package io.plumbline.gateway.models;
