/** The registry as a file: what it says is made so, and the difference is told. */
package io.plumbline.gateway.models.apply;
