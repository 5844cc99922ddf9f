/** Sign-in to the console: an API key or a sign-in link begins a session. */
package io.plumbline.gateway.access.signin;
