//! Ties requests to their command and answer, in one line each.

/// `requests! { CreateGroupRequest: CreateGroup => CreateGroupResponse; }`
macro_rules! requests {
    ($($request:ty: $command:ident => $response:ty;)*) => {
        $(impl crate::wire::Call for $request {
            const COMMAND: crate::wire::Command = crate::wire::Command::$command;
            type Response = $response;
        })*
    };
}

pub(super) use requests;
