/** The roles viewer, operator and admin. */
package io.plumbline.gateway.access.roles;
