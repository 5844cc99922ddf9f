/** Who may call the gateway, and how often. */
package io.plumbline.gateway.access;
